module.exports=require("../hunkguard.js")("./shared-42.js");
