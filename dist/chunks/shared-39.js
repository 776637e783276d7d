module.exports=require("../hunkguard.js")("./shared-39.js");
