module.exports=require("../hunkguard.js")("./shared-54.js");
