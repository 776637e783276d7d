module.exports=require("../hunkguard.js")("./shared-27.js");
